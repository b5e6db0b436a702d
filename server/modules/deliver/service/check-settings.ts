import { NetworkFault } from '@splot/contract/plugin/network'
import { listUrlFields } from '@splot/contract/plugin/settings'
import type { z } from 'zod'
import type { Egress } from '../../../platform/egress/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { joinSettings, listHosts, listUrls, type Stored } from '../rules/settings.ts'

interface Configured {
  readonly config: z.ZodObject
}

/** @throws settings_invalid, url_forbidden, with the field */
export function checkShape({ config }: Configured, merged: Stored): void {
  const settings = joinSettings(merged)
  const read = config.safeParse(settings)
  if (read.success) return
  const issue = read.error.issues[0]
  const field = (issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')) ?? ''
  // `http:/evil`, `file:///etc/passwd`: what was typed as an address is judged as one.
  const isUrl = typeof settings[field] === 'string' && listUrlFields(config).includes(field)
  throw new SplotError(isUrl ? 'url_forbidden' : 'settings_invalid', { path: `$.settings.${field}` })
}

/** Every server that is named must be one that may be called. @throws url_forbidden */
export async function checkServers(
  { egress }: { egress: Pick<Egress, 'checkUrl' | 'locate'> },
  { config }: Configured,
  asked: Stored,
): Promise<void> {
  const settings = joinSettings(asked)
  for (const { name, url } of listUrls(settings)) await admit(name, egress.checkUrl(url))
  for (const { name, host, port } of listHosts(config.parse(settings)))
    await admit(name, egress.locate(host, port), hostHint)
}

const hostHint = {
  pl: 'Podaj serwer w publicznej sieci, nazwą albo adresem. Serwer w sieci wewnętrznej dopuszcza operator w SPLOT_EGRESS_ALLOW.',
  en: 'Give a server of the public internet, by its name or address. An operator allows one inside a private network in SPLOT_EGRESS_ALLOW.',
}

async function admit(name: string, found: Promise<unknown>, hint?: typeof hostHint): Promise<void> {
  try {
    await found
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    // A name that does not resolve today may tomorrow: each send looks again.
    if (error.code !== 'unresolvable')
      throw new SplotError('url_forbidden', { path: `$.settings.${name}`, ...(hint && { hint }) })
  }
}
