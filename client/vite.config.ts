import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The server puts a new nonce in each page, for the few styles that libraries make.
  html: { cspNonce: '{{nonce}}' },
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['fr-FR', 'en-US'] }), enforce: 'pre' }],
  build: {
    target: 'es2022',
    // Names change with the content; the server lets browsers keep them for ever.
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The editor, the one heavy part: well under what its screen may weigh once compressed (1 MB).
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://localhost:3000',
      '/socket.io': { target: 'http://localhost:3000', ws: true },
      '/collab': { target: 'http://localhost:3000', ws: true },
    },
  },
});
