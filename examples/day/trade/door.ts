import { ApiRefused } from '../brand/api.ts'

/** A shopper's own way in: the door her page uses, with the token it keeps. */
export interface Door {
  ask<T>(
    method: 'GET' | 'POST',
    path: string,
    o?: { body?: object; token?: string; key?: string },
  ): Promise<T>
}

export interface DoorDeps {
  readonly url: string
  /** The shop's write key, as it stands in the page. */
  readonly key: string
  readonly send: typeof fetch
}

/** @throws ApiRefused */
export const openDoor = ({ url, key, send }: DoorDeps): Door => ({
  async ask<T>(method: string, path: string, o: { body?: object; token?: string; key?: string } = {}) {
    const reply = await send(`${url}/s/${key}/shop/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(o.token === undefined ? {} : { authorization: `Bearer ${o.token}` }),
        ...(o.key === undefined ? {} : { 'idempotency-key': o.key }),
      },
      ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
    })
    if (!reply.ok) throw new ApiRefused(`${method} shop/${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as T
  },
})
