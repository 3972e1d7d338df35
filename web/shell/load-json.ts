// Files of the site that hold data, each fetched once.

const fetched = new Map<string, Promise<unknown>>()

/** Of a file that the build made. Rejects with one sentence where it cannot be fetched; then the next call tries again. */
export function loadJson<T>(name: string): Promise<T> {
  const known = fetched.get(name)
  if (known) return known as Promise<T>
  const load = async (): Promise<T> => {
    const response = await fetch(name).catch(() => undefined)
    if (!response?.ok) throw new Error('the network is gone; try again when you are online')
    return (await response.json()) as T
  }
  const promise = load()
  promise.catch(() => fetched.delete(name))
  fetched.set(name, promise)
  return promise
}
