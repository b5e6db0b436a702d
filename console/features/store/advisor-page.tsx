import { useWords } from '../../i18n/t.ts'
import { Page } from '../../kit/page.tsx'

/** The customer in front of the advisor. */
export default function AdvisorPage() {
  const { t } = useWords()
  return <Page title={t('store.advisor')}>{null}</Page>
}
