/** The pages one can go to from anywhere: path and name. */
export const PLACES: [path: string, name: string][] = [
  ["/workflows", "All workflows"],
  ["/gallery", "Gallery"],
  ["/runs", "All runs"],
  ["/settings/api-keys", "Settings, API keys"],
  ["/settings/webhooks", "Settings, webhooks"],
  ["/settings/usage", "Settings, usage and limits"],
  ["/docs/api", "API reference"],
];
