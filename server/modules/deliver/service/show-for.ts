import type { MessageRequest } from '../rules/message.ts'
import type { SendDeps } from './deps.ts'

/** A customer for a test that goes to a member: masked for who may not see her; null where she may be shown in full. */
export async function showFor(
  { content }: { content: Pick<SendDeps['content'], 'readPerson'> },
  workspaceId: string,
  birth: string,
  seesPii: boolean,
): Promise<NonNullable<MessageRequest['shownAs']> | null> {
  if (seesPii) return null
  const { customer, recent } = await content.readPerson(workspaceId, birth, false)
  return { customer, recent }
}
