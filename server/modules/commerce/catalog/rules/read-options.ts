import { z } from 'zod'

/** What was stored has been read by the row's schema: here it only gets its shape back. */
const body = z.object({ options: z.record(z.string(), z.unknown()) })

/** What tells a variant from its sisters, of its stored body. */
export const readOptions = (stored: string): Record<string, unknown> => body.parse(JSON.parse(stored)).options
