// A question that must be answered before something is taken away.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../words.ts";

interface Props {
  title: string;
  yes: string;
  agree: () => Promise<void>;
  close: () => void;
  children: ComponentChildren;
}

export function Confirm({ title, yes, agree, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const busy = useSignal(false);
  const name = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const go = async () => {
    busy.value = true;
    await agree();
    busy.value = false;
  };
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby={name} onClose={close}>
      <h2 id={name}>{title}</h2>
      {children}
      <p class="row">
        <button type="button" onClick={close}>{t("cancel")}</button>
        <button type="button" class="main" disabled={busy.value} onClick={() => void go()}>{yes}</button>
      </p>
    </dialog>
  );
}
