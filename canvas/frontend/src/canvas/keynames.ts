/** Keys as text: "mod+shift+z". Mod is Ctrl, and Cmd on a Mac. */
const MAC = navigator.platform.startsWith("Mac");

const NAMES: Record<string, string> = { " ": "space" };

/** Where Alt changes what a key writes, or the layout is not Latin, the key's place names it. */
const PLACES: Record<string, string> = {
  Equal: "=",
  Minus: "-",
  BracketLeft: "[",
  BracketRight: "]",
  Slash: "/",
  Comma: ",",
  Period: ".",
};

const BARE = ["control", "shift", "alt", "meta", "altgraph", "capslock", "dead"];

export function nameOf(event: KeyboardEvent): string {
  const key = keyOf(event);
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  const alt = event.altKey ? "alt+" : "";
  // "?" is already what Shift made of the key; Shift is named beside letters and named keys only.
  const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return mod + alt + (event.shiftKey && !sign ? "shift+" : "") + key;
}

/** Whether only a modifier is down so far. */
export function isBare(event: KeyboardEvent): boolean {
  return BARE.includes(event.key.toLowerCase());
}

function keyOf({ key, code, altKey }: KeyboardEvent): string {
  const foreign = key.length === 1 && key.charCodeAt(0) > 127;
  if (altKey || foreign) {
    const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? PLACES[code];
    if (letter) return letter.toLowerCase();
  }
  return (NAMES[key] ?? key).toLowerCase();
}

const SIGNS: Record<string, string> = {
  mod: "Ctrl",
  enter: "↵",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  delete: "Del",
  backspace: "⌫",
  escape: "Esc",
  contextmenu: "Menu",
};
const MAC_SIGNS: Record<string, string> = { mod: "⌘", alt: "⌥", shift: "⇧", delete: "⌦" };

/** As it stands on the keyboard, one word a key: ["Ctrl", "Shift", "Z"], or ["⇧", "⌘", "Z"]. */
export function signsOf(name: string, mac = MAC): string[] {
  const words = name === "+" ? ["+"] : name.split("+");
  const signs = words.map((word) => (mac && MAC_SIGNS[word]) || SIGNS[word] || capital(word));
  const order = ["⌥", "⇧", "⌘"];
  return mac ? signs.sort((one, other) => place(one) - place(other)) : signs;

  function place(sign: string): number {
    const at = order.indexOf(sign);
    return at < 0 ? order.length : at;
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
