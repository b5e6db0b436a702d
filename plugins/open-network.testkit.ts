import type { Network } from '@splot/contract/plugin/network'
import { createEgress } from '../server/platform/egress/index.ts'

/** The server's own way out, opened for one sink: what channels meet in the house. */
export const openNetwork = (allow: string): Network & AsyncDisposable => createEgress({ allow: [allow] })
