/** What the pages of Settings show, as the REST contract says it. */
export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  lastFour: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  expired: boolean;
  createdBy: string | null;
  /** Twelve days, today last. */
  calls: { day: string; calls: number }[];
}

/** A provider of hosted models, and whose key its models run with. */
export interface ProviderKey {
  provider: string;
  name: string;
  source: "team" | "server" | null;
  lastFour: string;
  setAt: string | null;
  setBy: string | null;
  /** After setting a key: whether the provider was asked and knows it. */
  tried: boolean | null;
}

export interface Usage {
  plan: string;
  credits: { available: number; held: number };
  limits: {
    requestsPerMinute: number;
    executionsPerMinute: number;
    executionsPerDay: number | null;
  };
  today: { executions: number };
  /** Of the last 60 seconds; null while the counters cannot be reached. */
  minute: { requests: number | null; executions: number | null };
  byDay: { day: string; executions: number; credits: number }[];
  byNodeType: { nodeType: string; runs: number; credits: number }[];
}
