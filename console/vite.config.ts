import { join } from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build, defaultClientConditions, defineConfig, type InlineConfig, type Plugin } from 'vite'

const server = process.env.SPLOT_URL ?? 'http://127.0.0.1:3000'
const root = import.meta.dirname

const common: InlineConfig = {
  root,
  plugins: [react(), tailwind()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
}
const output = { outDir: 'dist', assetsInlineLimit: 0, target: 'es2022' } as const

/** The till is an app of its own: built beside the console, it shares no chunk with it and makes none of its pages heavier. */
const till: Plugin = {
  name: 'till',
  apply: 'build',
  async closeBundle() {
    await build({
      ...common,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        ...output,
        emptyOutDir: false,
        assetsDir: 'till/assets',
        rollupOptions: {
          input: { till: join(root, 'till/index.html'), 'till-worker': join(root, 'till/worker/main.ts') },
          output: {
            // A service worker's address is its name: it must not change with what it holds.
            entryFileNames: ({ name }) =>
              name === 'till-worker' ? '[name].js' : 'till/assets/[name]-[hash].js',
          },
        },
      },
    })
  },
}

export default defineConfig({
  ...common,
  plugins: [...(common.plugins ?? []), till],
  build: { ...output, emptyOutDir: true },
  server: { proxy: { '/api': server, '/v1': server } },
})
