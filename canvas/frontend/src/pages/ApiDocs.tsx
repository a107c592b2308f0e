import { Menu } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { get } from "../api/client";
import type { PublicBoot } from "../boot";
import { type Plan, type Reading, ReadingContext } from "../docs/context";
import css from "../docs/Docs.module.css";
import { DocsBar } from "../docs/DocsBar";
import { GuideSection } from "../docs/guide/GuideSection";
import { TOPICS } from "../docs/guide/topics";
import { Nav } from "../docs/Nav";
import { OperationSection } from "../docs/OperationSection";
import { groups, type OpenApi } from "../docs/openapi";
import { useCurrent } from "../docs/useCurrent";

/** The REST contract, to read and to try: for everybody. */
export default function ApiDocs({ boot }: { boot: PublicBoot }) {
  const [reading, setReading] = useState<Reading | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load(boot).then(setReading, () => setFailed(true));
  }, [boot]);
  return (
    <div className={css.page}>
      <DocsBar boot={boot} />
      {failed && (
        <p className={css.failed} role="alert">
          The contract could not be loaded. Reload the page to try again.
        </p>
      )}
      {reading && (
        <ReadingContext value={reading}>
          <Contents reading={reading} />
        </ReadingContext>
      )}
    </div>
  );
}

async function load(boot: PublicBoot): Promise<Reading> {
  const [document, { data: plans }, newest] = await Promise.all([
    get<OpenApi>("/openapi.json"),
    get<{ data: Plan[] }>("/plans"),
    boot.user ? get<{ id: string }[]>("/workflows?limit=1") : [],
  ]);
  const origin = document.servers[0]?.url ?? location.origin;
  const own: Record<string, string> = newest[0] ? { workflow_id: newest[0].id } : {};
  return { document, plans, boot, origin, own };
}

function Contents({ reading }: { reading: Reading }) {
  const [open, setOpen] = useState(false);
  const all = useMemo(() => groups(reading.document), [reading]);
  const ids = useMemo(
    () => [
      ...TOPICS.map(({ id }) => id),
      ...all.flatMap(({ operations }) => operations.map(({ operationId }) => operationId)),
    ],
    [all],
  );
  const current = useCurrent(ids);
  // The sections come after the page: the browser has looked for the address's place in vain.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <>
      <button
        type="button"
        className={css.menu}
        aria-expanded={open}
        aria-controls="contents"
        onClick={() => setOpen(!open)}
      >
        <Menu size={16} aria-hidden="true" /> Contents
      </button>
      <Nav
        topics={TOPICS}
        groups={all}
        current={current}
        open={open}
        onChoose={() => setOpen(false)}
      />
      <main className={css.main}>
        <h1 className="unseen">API reference</h1>
        {TOPICS.map((topic) => (
          <GuideSection key={topic.id} topic={topic} />
        ))}
        {all.map(({ name, description, operations }) => (
          <div key={name} className={css.group}>
            <header>
              <h2>{name}</h2>
              <p>{description}</p>
            </header>
            {operations.map((operation) => (
              <OperationSection key={operation.operationId} operation={operation} />
            ))}
          </div>
        ))}
      </main>
    </>
  );
}
