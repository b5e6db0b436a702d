import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { rolesQuery } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'

/** Which role may do what: the same table the server obeys. */
export function RolesTab() {
  const { t, language, format } = useWords()
  const query = useQuery(rolesQuery)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const { roles, scopes } = query.data
  return (
    <Table
      isStacked
      label={t('settings.roles')}
      columns={[
        { key: 'scope', label: t('roles.scope') },
        ...roles.map((role) => ({ key: role.id, label: t(`role.${role.id}`) })),
      ]}
    >
      {scopes.map((scope) => (
        <tr key={scope.id}>
          <Cell>
            <span className="min-w-0">
              <span className="block font-medium">{scope.label[language]}</span>
              <span className="block font-mono text-12 text-text-3">{scope.id}</span>
              <span className="block text-text-2 md:hidden">
                {format.list(
                  roles.filter((role) => role.scopes.includes(scope.id)).map((role) => t(`role.${role.id}`)),
                )}
              </span>
            </span>
          </Cell>
          {roles.map((role) => (
            <Cell key={role.id} isWideOnly>
              {role.scopes.includes(scope.id) ? (
                <Check size={16} className="text-ok" aria-label={t('word.yes')} />
              ) : (
                <span className="text-text-3">
                  <span aria-hidden="true">–</span>
                  <span className="sr-only">{t('word.no')}</span>
                </span>
              )}
            </Cell>
          ))}
        </tr>
      ))}
    </Table>
  )
}
