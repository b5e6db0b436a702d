/** A message as it arrived at a local sink: what the customer would have got. */
export interface Arrival {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The recipient as the protocol named her. */
  readonly address: string
  readonly from: string | null
  readonly title: string | null
  readonly text: string | null
  readonly html: string | null
  readonly headers: Readonly<Record<string, string>>
  /** Whatever else the protocol carried: encoding, parts, topic, priority. */
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

/** How the sink treats what comes; tests make it misbehave. */
export type SinkBehaviour = 'accept' | 'temporary' | 'permanent' | 'gone' | 'silent' | 'garbage' | 'cut'

export interface SinkOptions {
  /** Port on the loopback; 0 = any free one. */
  readonly port: number
  now(): number
  keep(arrival: Arrival): void
  /** Asked for each message; default `accept`. */
  behave?(): SinkBehaviour
}

export interface Sink extends AsyncDisposable {
  readonly port: number
  /** Settings with which the channel reaches this sink. */
  readonly settings: Readonly<Record<string, unknown>>
  /** An address that works here, for channels whose addresses must be made (push subscriptions). */
  makeAddress?(): { readonly address: string; readonly addressKeys?: Readonly<Record<string, string>> }
}

export type OpenSink = (options: SinkOptions) => Promise<Sink>
