import { join } from 'node:path'
import { build } from 'vite'
import { checkout } from '../../guarantees/kit/installation.ts'

const entry = join(checkout, 'node_modules', '@segment', 'analytics-next', 'dist', 'pkg', 'index.js')

/** `@segment/analytics-next` as a shop would ship it: one script, from the package as npm gives it. */
export async function bundleBrowserSdk(): Promise<string> {
  const result = await build({
    root: checkout,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      write: false,
      minify: false,
      lib: { entry, name: 'SDK', formats: ['iife'], fileName: 'sdk' },
    },
  })
  const [bundle] = Array.isArray(result) ? result : [result]
  if (bundle === undefined || !('output' in bundle)) throw new Error('The bundle was not made')
  const chunk = bundle.output.find((one) => one.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('The bundle holds no script')
  return chunk.code
}
