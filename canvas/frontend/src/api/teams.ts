/** Teams, their members and their audit log, as the API gives them. */

export type Role = "owner" | "admin" | "editor" | "viewer" | "billing";

export interface Team {
  id: string;
  name: string;
  isPersonal: boolean;
  role: Role;
  permissions: string[];
  members: number;
}

export interface Member {
  id: number;
  name: string;
  email: string;
  role: Role;
  joinedAt: string;
  isYou: boolean;
  /** API keys in use that they made. */
  keys: number;
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
  uses: number;
  mostUses: number | null;
}

export interface Permission {
  permission: string;
  allows: string;
  roles: Role[];
}

export interface AuditEvent {
  id: string;
  at: string;
  action: string;
  words: string;
  actor: string;
  key: string;
  address: string | null;
  target: string;
  details: Record<string, unknown>;
}

export const ROLES: [Role, string][] = [
  ["owner", "Owner"],
  ["admin", "Admin"],
  ["editor", "Editor"],
  ["viewer", "Viewer"],
  ["billing", "Billing"],
];

export function nameOf(role: Role): string {
  return ROLES.find(([key]) => key === role)?.[1] ?? role;
}
