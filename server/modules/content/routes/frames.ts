import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { Frames } from '../service/frames.ts'

/** Mails and pages as they look, shown beside one's work. */
export function createFrameRoutes(frames: Frames): AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/frames',
      id: 'openFrame',
      summary:
        'Keep a mail’s page for ten minutes at an address of its own, where it runs and reaches nothing',
      scope: 'content:read',
      body: z.strictObject({ html: z.string().max(1_000_000) }),
      reply: z.object({ path: z.string() }),
      errors: [],
      handle: async ({ body }) => ({ path: frames.put(body.html) }),
    }),
  ]
}
