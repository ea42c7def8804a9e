import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    react(),
    // Pages and their chunks are kept on the device, so that a reload without a network finds them; answers of the API never are.
    VitePWA({
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: [
          'index.html',
          'mark.svg',
          'assets/*.{js,css}',
          'assets/be-vietnam-pro-{latin,vietnamese}-*.woff2',
        ],
        // Named after their content: nothing is added to their address.
        dontCacheBustURLsMatching: /^assets\//,
        // A release is seen at once: the page comes from the network as long as there is one.
        navigateFallback: null,
        runtimeCaching: [
          {
            urlPattern: ({ request, url }) =>
              request.mode === 'navigate' && !/^\/(api|swagger|health)(\/|$)/.test(url.pathname),
            handler: 'NetworkOnly',
            options: { precacheFallback: { fallbackURL: 'index.html' } },
          },
        ],
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    // The last Chrome of Windows 7, still found in commune offices.
    target: 'chrome109',
    // size.mjs reads it to know what a first load pulls in.
    manifest: true,
    assetsInlineLimit: 0,
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:5080' } },
  test: { environment: 'jsdom', setupFiles: ['./src/test-setup.ts'], restoreMocks: true },
});
