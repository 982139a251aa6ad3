// What a thread of `check` or `report` runs: the same bundle as the command line, which answers instead of being asked.
import { serve } from './node';

serve();
