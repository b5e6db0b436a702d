import { Link } from '@tanstack/react-router'
import { useWords } from '../i18n/t.ts'
import { buttonClass } from '../kit/button.tsx'
import { Empty } from '../kit/states.tsx'
import { findFirst } from './pages.ts'
import { useMe } from './session.ts'

/** A page or a tab that this member's role does not include, and the way to one that it does. */
export function Denied() {
  const { t } = useWords()
  const me = useMe()
  const first = findFirst(me)
  const role = me.member.roles.map((each) => t(`role.${each}`)).join(', ')
  return (
    <Empty
      title={t('denied.title')}
      action={
        first && (
          <Link to={first.to} className={buttonClass()}>
            {t(first.label)}
          </Link>
        )
      }
    >
      {t('denied.text', { role })}
    </Empty>
  )
}
