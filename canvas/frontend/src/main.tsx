import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { configure } from "./api/client";
import { type Boot, readBoot } from "./boot";
import "./store/theme";
import "./styles/base.css";
import { Toasts } from "./ui/Toasts";

/** Each page is a chunk of its own: what a page does not show, it does not load. */
const PAGES: Record<string, React.LazyExoticComponent<React.ComponentType<{ boot: Boot }>>> = {
  editor: lazy(() => import("./pages/Editor")),
  workflows: lazy(() => import("./pages/Workflows")),
  gallery: lazy(() => import("./pages/Gallery")),
  runs: lazy(() => import("./pages/Runs")),
  past: lazy(() => import("./pages/Past")),
  "api-keys": lazy(() => import("./pages/ApiKeys")),
  "api-docs": lazy(() => import("./pages/ApiDocs")),
  providers: lazy(() => import("./pages/Providers")),
  webhooks: lazy(() => import("./pages/Webhooks")),
  shared: lazy(() => import("./pages/Shared")),
  team: lazy(() => import("./pages/Team")),
  members: lazy(() => import("./pages/Members")),
  audit: lazy(() => import("./pages/Audit")),
  usage: lazy(() => import("./pages/Usage")),
};

const boot = readBoot();
configure(boot.apiBase, boot.csrfToken, boot.team?.id);
const root = document.getElementById("root");
const Page = PAGES[boot.page];
if (!root || !Page) throw new Error(`There is no page ${boot.page}`);
createRoot(root).render(
  <StrictMode>
    <Suspense fallback={null}>
      <Page boot={boot} />
    </Suspense>
    <Toasts />
  </StrictMode>,
);
