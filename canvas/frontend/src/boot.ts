/** The facts a page starts with; the server writes them into the document. */

export interface Boot {
  page: "editor" | "workflows" | "api-keys";
  user: { name: string; email: string };
  team: { id: string; name: string; plan: string };
  csrfToken: string;
  apiBase: string;
  workflowId?: string;
}

export function readBoot(): Boot {
  const text = document.getElementById("wireflow-boot")?.textContent;
  if (!text) throw new Error("The page carries no boot facts");
  return JSON.parse(text) as Boot;
}
