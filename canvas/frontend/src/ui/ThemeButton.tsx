import { Moon, Sun } from "lucide-react";
import css from "../panels/Frame.module.css";
import { useTheme } from "../store/theme";

export function ThemeButton() {
  const { theme, toggle } = useTheme();
  const Icon = theme === "dark" ? Sun : Moon;
  return (
    <button
      type="button"
      className={css.icon}
      aria-label={`Use the ${theme === "dark" ? "light" : "dark"} theme`}
      onClick={toggle}
    >
      <Icon size={17} />
    </button>
  );
}
