import { useEffect, useRef, useState } from "preact/hooks";
import { clashes, keysOf, useActiveKeys, type Action } from "../keys";
import { choose, settings } from "../settings";

const names: Record<string, string> = {
  ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc",
  "ctrl+z": "Ctrl Z", "shift+ArrowLeft": "Shift ←", "shift+ArrowRight": "Shift →",
};

function Key({ name }: { name: string }) {
  return <>{name.split(" ").map((part) => <kbd>{names[name] ?? part}</kbd>)}</>;
}

/** A key that can be changed: press the button, then the new key. */
function Remap({ action, onClash }: { action: Action; onClash: (words: string) => void }) {
  const [waiting, setWaiting] = useState(false);
  const sets = useActiveKeys();
  const take = (event: KeyboardEvent) => {
    if (!waiting || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    setWaiting(false);
    if (event.key === "Escape" || event.key.length !== 1) return;
    const before = settings.get().keys;
    choose({ keys: { ...before, [action.name]: event.key } });
    const found = clashes(sets);
    onClash(found[0] ?? "");
    if (found.length > 0) choose({ keys: before });
  };
  return (
    <button type="button" class="small" onClick={() => setWaiting(true)} onKeyDown={take} onBlur={() => setWaiting(false)}>
      {waiting ? "Press a key" : "Change"}
      <span class="unseen"> the key for {action.label}</span>
    </button>
  );
}

/** The list of all keys in force on this page, where they can be changed or switched off. */
export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const sets = useActiveKeys();
  const { letters, keys, theme } = settings.use();
  const [clash, setClash] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={onClose}>
      <header>
        <h2 id="help-title">Keys and looks</h2>
        <form method="dialog"><button>Close</button></form>
      </header>
      <div class="choices">
        <label>
          <input type="checkbox" checked={letters} onChange={(event) => choose({ letters: event.currentTarget.checked })} />
          Single letters are keys
        </label>
        <label>
          Colours
          <select value={theme} onChange={(event) => choose({ theme: event.currentTarget.value as typeof theme })}>
            <option value="system">as the computer</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
        {Object.keys(keys).length > 0 && (
          <button type="button" class="small" onClick={() => choose({ keys: {} })}>All keys as they were</button>
        )}
      </div>
      <p role="alert" class="problem-line">{clash}</p>
      <div class="key-sets">
        {sets.map((set) => (
          <section>
            <h3>{set.title}</h3>
            <table>
              <tbody>
                {set.actions.map((action) => (
                  <tr>
                    <th scope="row">{action.label}</th>
                    <td>{keysOf(action).map((key, i) => <>{i > 0 && " or "}<Key name={key} /></>)}</td>
                    <td>{action.keys.some((key) => key.length === 1) && <Remap action={action} onClash={setClash} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
      <p class="quiet">Every key has a button or a link on the page that does the same.</p>
    </dialog>
  );
}
