/** The facts a page starts with; the server writes them into the document. */

export interface Boot {
  page:
    | "editor"
    | "workflows"
    | "runs"
    | "past"
    | "gallery"
    | "api-keys"
    | "providers"
    | "webhooks"
    | "usage"
    | "api-docs";
  user: { name: string; email: string };
  team: { id: string; name: string; plan: string };
  csrfToken: string;
  apiBase: string;
  workflowId?: string;
  executionId?: string;
}

/** Of a page for everybody: strangers have no name and no team. */
export type PublicBoot = Omit<Boot, "user" | "team"> & Partial<Pick<Boot, "user" | "team">>;

export function readBoot(): Boot {
  const text = document.getElementById("wireflow-boot")?.textContent;
  if (!text) throw new Error("The page carries no boot facts");
  return JSON.parse(text) as Boot;
}
