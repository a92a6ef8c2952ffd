import type { Ack, ClientMessages, PresentPerson, ServerFacts } from '@diapason/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { Socket } from 'socket.io-client';
import { keys } from '../api/keys.js';

type FactsSocket = Socket<ServerFacts, ClientMessages>;

interface FactsChannel {
  membership: string | null;
  /** The socket, opened with the first page that watches something. */
  connect(): Promise<FactsSocket>;
  close(): void;
}

const FactsContext = createContext<FactsChannel | null>(null);

function factsChannel(membership: string | null, queries: QueryClient, onSessionEnded: () => void): FactsChannel {
  let socket: Promise<FactsSocket> | null = null;
  const open = async () => {
    const { io } = await import('socket.io-client');
    const made: FactsSocket = io({ transports: ['websocket', 'polling'] });
    made.on('strategy:changed', ({ strategy, textOnly }) => {
      if (!textOnly) void queries.invalidateQueries({ queryKey: ['fiche'] });
      void queries.invalidateQueries({ queryKey: keys.tree(strategy) });
      void queries.invalidateQueries({ queryKey: keys.groups(strategy) });
      void queries.invalidateQueries({ queryKey: ['strategy'] });
    });
    made.on('fiche:changed', ({ node }) => void queries.invalidateQueries({ queryKey: keys.fiche(node) }));
    made.on('session:ended', onSessionEnded);
    return made;
  };
  return {
    membership,
    connect: () => (socket ??= open()),
    close: () => {
      void socket?.then((made) => made.disconnect());
      socket = null;
    },
  };
}

interface Props {
  membership: string | null;
  onSessionEnded: () => void;
  children: ReactNode;
}

/** One socket for the facts the server tells; each fact only says what to read again. */
export function FactsProvider({ membership, onSessionEnded, children }: Props) {
  const queries = useQueryClient();
  const channel = useMemo(
    () => factsChannel(membership, queries, onSessionEnded),
    [membership, onSessionEnded, queries],
  );
  useEffect(() => () => channel.close(), [channel]);
  return <FactsContext value={channel}>{children}</FactsContext>;
}

function useWatch(ask: (socket: FactsSocket, as: string | null) => void, what: string | undefined): void {
  const channel = use(FactsContext);
  useEffect(() => {
    if (!channel || !what) return;
    let socket: FactsSocket | null = null;
    let left = false;
    const again = () => socket && ask(socket, channel.membership);
    void channel.connect().then((made) => {
      if (left) return;
      socket = made;
      made.on('connect', again);
      if (made.connected) again();
    });
    return () => {
      left = true;
      socket?.off('connect', again);
    };
    // `ask` is made anew at each drawing; what it asks depends on these two.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [channel, what]);
}

/** Keeps what is shown of a strategy up to date. */
export function useWatchStrategy(strategy: string | undefined): void {
  useWatch(
    (socket, as) => socket.emit('strategy:watch', { strategy: strategy as string, as }, () => undefined),
    strategy,
  );
}

/** Keeps what is shown of a fiche up to date, and says who has its text open. */
export function useWatchFiche(node: string): PresentPerson[] {
  const channel = use(FactsContext);
  const [people, setPeople] = useState<PresentPerson[]>([]);
  useWatch((socket, as) => {
    socket.emit('fiche:watch', { node, as }, (answer: Ack<{ people: PresentPerson[] }>) => {
      if (answer.ok) setPeople(answer.data.people);
    });
  }, node);
  useEffect(() => {
    let socket: FactsSocket | null = null;
    let left = false;
    const told = (fact: { node: string; people: PresentPerson[] }) => {
      if (fact.node === node) setPeople(fact.people);
    };
    void channel?.connect().then((made) => {
      if (left) return;
      socket = made;
      made.on('fiche:presence', told);
    });
    return () => {
      left = true;
      socket?.off('fiche:presence', told);
    };
  }, [channel, node]);
  return people;
}
