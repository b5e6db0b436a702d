import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { LongestFirst } from './tests/testkit/longest-first.ts'

const never = ['**/node_modules/**', '**/dist/**']

/** Rules, words and screens' parts: they touch nothing outside themselves. */
const pure = '{contract,plugins,portal,server,console,sdk,scripts,bench,examples}/**/*.test.{ts,tsx}'
/** Databases, engines and servers of their own. */
const own = ['**/*.{pg,ch}.test.ts', 'plugins/channels/{email-smtp,sms-smpp,web-push}/**', 'server/cli/**']

const project = (
  name: string,
  test: { include: string[]; exclude: string[]; isolate: boolean },
): TestProjectConfiguration => ({
  extends: true,
  test: { name: { label: name, color: 'white' }, ...test },
})

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
    globalSetup: ['tests/global-setup.ts'],
    // A third of the work waits for browsers and servers: one more worker than the cores of the smallest machine.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // What hangs is found by these; what is slow on a machine with other work is not wrong.
    testTimeout: 240_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
    projects: [
      project('whole', {
        include: ['tests/**/*.test.ts', ...own.map((one) => one.replace(/\*\*$/, '**/*.test.ts'))],
        exclude: never,
        isolate: true,
      }),
      // Loading the modules is most of what these take: files of one worker share them.
      project('rules', { include: [pure], exclude: [...never, ...own], isolate: false }),
    ],
  },
})
