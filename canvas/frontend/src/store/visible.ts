/** Asks again every so often, but only while somebody can see the answer. */
export function whileVisible(action: () => void, every: number): () => void {
  const ask = () => {
    if (document.visibilityState === "visible") action();
  };
  const timer = setInterval(ask, every);
  document.addEventListener("visibilitychange", ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", ask);
  };
}
