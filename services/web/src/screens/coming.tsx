// A screen whose turn has not come yet.
import { Loading } from "../parts/told.tsx";

export function ComingScreen() {
  return <Loading />;
}
