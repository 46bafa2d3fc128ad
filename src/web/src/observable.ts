import { useLayoutEffect, useState } from "preact/hooks";

/** A value that components follow. */
export interface Observable<T> {
  get(): T;
  set(value: T): void;
  /** The value inside a component, which is drawn again when it changes. */
  use(): T;
}

export function observable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    use() {
      const [seen, setSeen] = useState({ value });
      useLayoutEffect(() => {
        const listener = () => setSeen({ value });
        listeners.add(listener);
        if (seen.value !== value) listener();
        return () => void listeners.delete(listener);
      }, []);
      return seen.value === value ? seen.value : value;
    },
  };
}
