import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { configure } from "./api/client";
import { type Boot, readBoot } from "./boot";
import { ApiKeys } from "./pages/ApiKeys";
import { Editor } from "./pages/Editor";
import { Workflows } from "./pages/Workflows";
import "./store/theme";
import "./styles/base.css";
import { Toasts } from "./ui/Toasts";

function page(boot: Boot) {
  if (boot.page === "editor" && boot.workflowId) {
    return <Editor boot={boot} workflowId={boot.workflowId} />;
  }
  return boot.page === "api-keys" ? <ApiKeys boot={boot} /> : <Workflows boot={boot} />;
}

const boot = readBoot();
configure(boot.apiBase, boot.csrfToken);
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root");
createRoot(root).render(
  <StrictMode>
    {page(boot)}
    <Toasts />
  </StrictMode>,
);
