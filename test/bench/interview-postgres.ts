import { interviewBench } from './sides/interviews.js';

export default interviewBench('interview-postgres', 'postgres');
