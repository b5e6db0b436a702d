interface Rooted {
  birthId: string
  root: string
}

/**
 * Clusters as a narrower lens sees them. A birth that refuses is joined to none: what hung on it alone parts. The rest
 * stays joined as far as links between births that do not refuse reach. Root = smallest birth of each part.
 */
export function partClusters<B extends Rooted>(
  births: readonly B[],
  links: readonly { a: string; b: string }[],
  refusing: ReadonlySet<string>,
): B[] {
  const parent = new Map(births.map(({ birthId }) => [birthId, birthId]))
  const find = (birth: string): string => {
    let top = birth
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up
    return top
  }
  for (const { a, b } of links) {
    if (refusing.has(a) || refusing.has(b) || !parent.has(a) || !parent.has(b)) continue
    const [x, y] = [find(a), find(b)]
    if (x < y) parent.set(y, x)
    else if (y < x) parent.set(x, y)
  }
  return births.map((one) => ({ ...one, root: find(one.birthId) }))
}
