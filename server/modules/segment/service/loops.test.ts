import { expect, it } from 'vitest'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { createBuildLoop } from './build.ts'
import { createCheckLoop } from './check.ts'

it.each<[string, (deps: Parameters<typeof createBuildLoop>[0]) => Loop]>([
  ['build', createBuildLoop],
  ['check', createCheckLoop],
])('%s: a workspace that cannot be read keeps no other waiting', async (_, createLoop) => {
  const asked: string[] = []
  const deps = {
    clock: { now: () => 0 },
    worker: {
      inPlatform: async () => ['broken', 'sound'],
      async inWorkspace(workspaceId: string) {
        asked.push(workspaceId)
        throw new TypeError('cannot be read')
      },
    },
    // Stand-ins have only what a turn asks before it fails.
  } as unknown as Parameters<typeof createBuildLoop>[0]
  await expect(createLoop(deps).turn()).rejects.toThrow('cannot be read')
  expect(asked).toEqual(['broken', 'sound'])
})
