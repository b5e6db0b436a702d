import { join } from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

const server = process.env.SPLOT_URL ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    ...{ outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
    rollupOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        till: join(import.meta.dirname, 'till/index.html'),
        'till-worker': join(import.meta.dirname, 'till/worker/main.ts'),
      },
      output: {
        // A service worker's address is its name: it must not change with what it holds.
        entryFileNames: ({ name }) => (name === 'till-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': server, '/v1': server } },
})
