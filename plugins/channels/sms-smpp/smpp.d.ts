/** The part of the protocol library we use; it brings no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    readonly message_id?: string
    readonly esm_class?: number
    readonly data_coding?: number
    readonly source_addr?: string
    readonly destination_addr?: string
    readonly registered_delivery?: number
    readonly short_message?: { readonly message?: string | Buffer; readonly udh?: readonly Buffer[] } | Buffer
    readonly message_payload?: { readonly message?: string | Buffer } | Buffer
    readonly receipted_message_id?: string
    readonly message_state?: number
    readonly sar_msg_ref_num?: number
    readonly sar_total_segments?: number
    readonly sar_segment_seqnum?: number
    readonly system_id?: string
    readonly password?: string
    response(options?: Readonly<Record<string, unknown>>): Pdu
  }

  export class Session extends EventEmitter {
    constructor(options: { socket: Socket })
    readonly socket: Socket
    /** False when the socket takes nothing any more. */
    send(pdu: Pdu, answered?: (pdu: Pdu) => void): boolean
    close(): void
    destroy(): void
    deliver_sm(fields: Readonly<Record<string, unknown>>, answered?: (pdu: Pdu) => void): boolean
    unbind(answered?: (pdu: Pdu) => void): boolean
  }

  export class PDU {
    constructor(command: string, fields?: Readonly<Record<string, unknown>>)
  }

  export function createServer(onSession: (session: Session) => void): NetServer
  const smpp: { Session: typeof Session; PDU: typeof PDU; createServer: typeof createServer }
  export default smpp
}
