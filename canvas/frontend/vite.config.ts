import { defineConfig } from "vite";

// The build goes where Django's static files lie; django-vite reads the manifest.
export default defineConfig({
  base: "/static/canvas/",
  build: {
    outDir: "../../static/canvas",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    // The content policy allows fonts from our own address only, not from data: addresses.
    assetsInlineLimit: 0,
    rollupOptions: { input: "src/main.tsx" },
  },
});
