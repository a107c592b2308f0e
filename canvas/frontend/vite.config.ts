import { defineConfig } from "vite";
import { firstLoad } from "./chunks";
import { withoutColours } from "./lean";
import { constructedSheets } from "./sheets";

// The build goes where Django's static files lie; django-vite reads the manifest.
export default defineConfig({
  base: "/static/canvas/",
  plugins: [constructedSheets(), withoutColours(), firstLoad()],
  build: {
    outDir: "../../static/canvas",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    // The content policy allows fonts from our own address only, not from data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { input: "src/main.tsx" },
  },
});
