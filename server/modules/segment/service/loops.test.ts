import { expect, it } from 'vitest'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { createBuildLoop } from './build.ts'
import { createCheckLoop } from './check.ts'
import { createTimerLoop } from './timers.ts'

type Deps = Parameters<typeof createBuildLoop>[0] & Parameters<typeof createTimerLoop>[0]

it.each<[string, (deps: Deps) => Loop]>([
  ['build', createBuildLoop],
  ['check', createCheckLoop],
  ['timers', createTimerLoop],
])('%s: a workspace that cannot be read keeps no other waiting', async (_, createLoop) => {
  const asked: string[] = []
  const deps = {
    clock: { now: () => 0 },
    worker: {
      inPlatform: async () => new Set(['broken', 'sound']),
      async inWorkspace(workspaceId: string) {
        asked.push(workspaceId)
        throw new TypeError('cannot be read')
      },
    },
    // Stand-ins have only what a turn asks before it fails.
  } as unknown as Deps
  await expect(createLoop(deps).turn()).rejects.toThrow('cannot be read')
  expect(asked).toEqual(['broken', 'sound'])
})
