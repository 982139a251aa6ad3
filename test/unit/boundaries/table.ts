import type { Room } from './room';
import { core } from './table-core';
import { fronts } from './table-fronts';

/**
 * The table of allowed edges. A room is a folder without those inside it; a file in this table is a room of its own.
 * Whoever needs a new edge writes it here, where it is seen in review.
 */
export const rooms: Readonly<Record<string, Room>> = { ...core, ...fronts };
