import { z } from 'zod'
import type { DestinationDeps } from './destination.ts'
import { type Held, held, judgeHeld } from './held.ts'
import { readJson } from './network.ts'

interface Client {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
}

const reply = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** A token is renewed this long before it ends: an order under way must not lose it. */
const spareMs = 60_000

class TokenKeeper implements AsyncDisposable {
  #token: { text: string; until: number } | null = null

  async get(client: Client, { network, clock, patienceMs }: DestinationDeps): Promise<string | Held> {
    if (this.#token !== null && this.#token.until > clock.now()) return this.#token.text
    const form = {
      ...{ grant_type: 'refresh_token', client_id: client.clientId },
      ...{ client_secret: client.clientSecret, refresh_token: client.refreshToken },
    }
    const answer = await network.call({
      ...{ url: client.url, method: 'POST', timeoutMs: patienceMs },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    })
    // 400 invalid_grant, 401 invalid_client: the grant was withdrawn or typed wrongly.
    if (answer.status === 400) return held('auth_failed')
    const fault = judgeHeld(answer, clock.now())
    if (fault !== null) return fault
    const read = reply.safeParse(readJson(answer))
    if (!read.success) return held('provider_garbled')
    this.#token = {
      text: read.data.access_token,
      until: clock.now() + read.data.expires_in * 1_000 - spareMs,
    }
    return this.#token.text
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#token = null
  }
}

/** The access token of an OAuth 2 refresh token, asked for once in its life. @throws NetworkFault */
export const getAccessToken = (client: Client, deps: DestinationDeps): Promise<string | Held> =>
  deps.hold('access token', () => new TokenKeeper()).get(client, deps)
