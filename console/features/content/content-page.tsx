import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Page } from '../../kit/page.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { NewForm } from '../forms/form-dialog.tsx'
import { FormsTab } from '../forms/forms-tab.tsx'
import { NewPage, PagesTab } from '../forms/pages-tab.tsx'
import { BrandTab } from './brand/brand-tab.tsx'
import { ItemList } from './list/item-list.tsx'
import { NewMessage } from './list/new-message.tsx'

const tabs = ['messages', 'pages', 'forms', 'brand'] as const
type Tab = (typeof tabs)[number]

const labels = {
  messages: 'content.messages',
  pages: 'pages.tab',
  forms: 'forms.tab',
  brand: 'content.brand',
} as const

/** The one act of each list, and the list. */
const parts: Readonly<Record<Tab, { action?: ReactNode; list: ReactNode }>> = {
  messages: { action: <NewMessage />, list: <ItemList /> },
  pages: { action: <NewPage />, list: <PagesTab /> },
  forms: { action: <NewForm />, list: <FormsTab /> },
  brand: { list: <BrandTab /> },
}

/** Everything the brand says: its messages, its pages with their forms, and how it says them. */
export default function ContentPage() {
  const { t } = useWords()
  const { tab } = useSearch({ from: '/shell/content' })
  const navigate = useNavigate({ from: '/content' })
  const chosen: Tab = tab ?? 'messages'
  return (
    <Page title={t('nav.content')} action={parts[chosen].action}>
      <Tabs<Tab>
        label={t('nav.content')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={tabs.map((each) => ({ value: each, label: t(labels[each]) }))}
        onChange={(next) =>
          void navigate({ search: { tab: next === 'messages' ? undefined : next }, replace: true })
        }
      >
        {parts[chosen].list}
      </Tabs>
    </Page>
  )
}
