import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Asked, readFacets, readHistogram, readPage } from '../api/events';
import { useZone } from '../appearance/appearance';
import { rangeBounds, rangeOf } from '../time/range';

/** What is asked at one moment; `round` makes it a fresh question. */
export function useAsked(q: string, range: string, round: number): Asked {
  const zone = useZone();
  return useMemo(() => {
    // Asked again, the window moves on: `round` stands for the time at which it was asked.
    void round;
    return { q, zone, ...rangeBounds(rangeOf(range), new Date()) };
  }, [q, range, round, zone]);
}

/** The events, page after page, all as of the position that the first page fixed. */
export function useEvents(asked: Asked) {
  return useInfiniteQuery({
    queryKey: ['events', asked],
    queryFn: ({ pageParam, signal }) => readPage(asked, pageParam?.after, pageParam?.asOf, signal),
    initialPageParam: undefined as { after: string; asOf: string } | undefined,
    getNextPageParam: (last) => (last.next ? { after: last.next, asOf: String(last.as_of) } : undefined),
    // The rows before stay, dimmed, until the next ones are there, so that the eye keeps its place.
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

export function useFacets(asked: Asked) {
  return useQuery({
    queryKey: ['events', 'facets', asked],
    queryFn: ({ signal }) => readFacets(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useHistogram(asked: Asked) {
  return useQuery({
    queryKey: ['events', 'histogram', asked],
    queryFn: ({ signal }) => readHistogram(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
