import { defineConfig } from "vite";

// The build goes where Django's static files lie; django-vite reads the manifest.
export default defineConfig({
  base: "/static/canvas/",
  build: {
    outDir: "../../static/canvas",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    rollupOptions: { input: "src/main.tsx" },
  },
});
