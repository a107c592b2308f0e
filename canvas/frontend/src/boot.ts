/** The facts a page starts with; the server writes them into the document. */

export interface Boot {
  page:
    | "editor"
    | "shared"
    | "workflows"
    | "runs"
    | "past"
    | "gallery"
    | "api-keys"
    | "providers"
    | "webhooks"
    | "usage"
    | "team"
    | "members"
    | "audit"
    | "api-docs";
  user: { name: string; email: string };
  team: { id: string; name: string; plan: string };
  /** All teams of the person, this one among them. */
  teams: { id: string; name: string }[];
  /** What the person's role in this team allows. */
  permissions: string[];
  /** Of a canvas: what may be done with it; a guest only has its link, and is of another team. */
  access?: "run" | "edit" | "view";
  guest?: boolean;
  csrfToken: string;
  apiBase: string;
  workflowId?: string;
  executionId?: string;
}

/** Of a page for everybody: strangers have no name and no team. */
export type PublicBoot = Omit<Boot, "user" | "team" | "teams" | "permissions"> &
  Partial<Pick<Boot, "user" | "team" | "teams" | "permissions">>;

export function readBoot(): Boot {
  const text = document.getElementById("wireflow-boot")?.textContent;
  if (!text) throw new Error("The page carries no boot facts");
  return JSON.parse(text) as Boot;
}
