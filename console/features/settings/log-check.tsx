import { useMutation } from '@tanstack/react-query'
import type { GetAuditHeadReply, VerifyAuditReply } from '../../app/api.gen.ts'
import { downloadText } from '../../app/browser/download.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'

/** Are the audit log and the register of consents as they were written? And their signed ends, to be kept elsewhere. */
export function LogCheck() {
  const { t } = useWords()
  const check = useMutation({
    mutationFn: () => request<VerifyAuditReply>('/api/v1/audit/verify', { method: 'POST', body: {} }),
  })
  const keep = useMutation({
    mutationFn: () => request<GetAuditHeadReply>('/api/v1/audit/head'),
    onSuccess: (head) =>
      downloadText(
        `splot-${head.workspace}-${head.at.slice(0, 10)}.json`,
        'application/json',
        JSON.stringify(head, null, 2),
      ),
  })
  const error = check.error ?? keep.error
  return (
    <section aria-label={t('logCheck.title')} className="mb-4 flex max-w-240 flex-wrap items-center gap-3">
      <Button isBusy={check.isPending} onClick={() => check.mutate()}>
        {t('logCheck.check')}
      </Button>
      <Button isBusy={keep.isPending} onClick={() => keep.mutate()}>
        {t('logCheck.keep')}
      </Button>
      <p aria-live="polite" className="text-13 text-text-2">
        {error !== null ? error.message : check.data !== undefined && <Verdict verdict={check.data} />}
      </p>
    </section>
  )
}

function Verdict({ verdict }: { verdict: VerifyAuditReply }) {
  const { t } = useWords()
  const { audit, consent, isWhole } = verdict
  if (isWhole) return t('logCheck.whole', { audit: audit.links, consent: consent.links })
  const fault = audit.fault ?? consent.fault
  const place = String(fault?.seq ?? fault?.ref ?? '?')
  return (
    <strong className="text-danger">
      {t(audit.fault ? 'logCheck.brokenAudit' : 'logCheck.brokenConsent', { place })}
    </strong>
  )
}
