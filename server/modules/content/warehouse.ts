import type { Warehouse } from '../../platform/warehouse/index.ts'

export interface FormFigures {
  formId: string
  /** Times it came into sight, and times somebody began; of visitors who allow their visit to be counted. */
  seen: number
  begun: number
  sent: number
  /** Of those sent: whose consent was confirmed from the mail or the text message. */
  confirmed: number
}

/** What became of each form since a moment, each message once. @param since milliseconds */
export async function countForms(
  warehouse: Warehouse,
  workspaceId: string,
  since: number,
): Promise<FormFigures[]> {
  const rows = await warehouse.read<Record<keyof FormFigures, string>>(
    `SELECT form AS formId,
            uniqExactIf(message_id, name = 'Form Viewed') AS seen,
            uniqExactIf(message_id, name = 'Form Started') AS begun,
            uniqExactIf(message_id, name = 'Form Submitted') AS sent,
            uniqExactIf(message_id, name = 'Form Submitted' AND replaceRegexpOne(message_id, '-sent$', '') IN
              (SELECT replaceRegexpOne(props.grant_id.:String, '-(email|sms|phone_human|phone_automated)$', '') FROM event
                WHERE workspace_id = {workspaceId:String} AND name = 'Consent Confirmed')) AS confirmed
       FROM (SELECT props.form_id.:String AS form, name, message_id FROM event
              WHERE workspace_id = {workspaceId:String} AND ts >= fromUnixTimestamp64Milli({since:Int64})
                AND name IN ('Form Viewed', 'Form Started', 'Form Submitted'))
      WHERE form <> '' GROUP BY form ORDER BY form LIMIT 1000`,
    { workspaceId, since },
  )
  return rows.map(({ formId, seen, begun, sent, confirmed }) => ({
    formId,
    seen: Number(seen),
    begun: Number(begun),
    sent: Number(sent),
    confirmed: Number(confirmed),
  }))
}
