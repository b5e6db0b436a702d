/**
 * Builds the page script: one self-contained file a part, for every browser of the last years. The tracker is what each
 * page loads; the others come when they are needed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const parts = {
  splot: 'tracker',
  'splot-banner': 'banner',
  'splot-blocks': 'blocks',
  'splot-push': 'push',
  'splot-commerce': 'commerce',
  'splot-data-layer': 'data-layer',
  'splot-contact': 'contact',
  'splot-tags': 'tags',
  'splot-sw': 'worker',
}

for (const [index, [file, folder]] of Object.entries(parts).entries())
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __VERSION__: JSON.stringify(version) },
    build: {
      outDir: 'dist',
      emptyOutDir: index === 0,
      target: 'es2022',
      lib: {
        entry: join(root, folder, 'main.ts'),
        formats: ['iife'],
        name: 'splotPart',
        fileName: () => `${file}.js`,
      },
    },
  })
