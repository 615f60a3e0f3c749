"""What the judges of sight, calm and play say, in French: code -> (what is wrong, what to do)."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "sight-clipped": ("les mots « {what} » sortent de leur place : {why} ({where})", "écrivez moins de mots"),
    "sight-outside": ("« {what} » sort de sa zone ({where})", "montrez moins de choses, ou plus petites"),
    "sight-overlap": ("« {what} » et « {other} » se chevauchent ({where})", "montrez moins de choses ou de mots"),
    "sight-small": ("« {what} » mesure {got} pixels ({where})", "au moins {least} pixels : agrandissez la taille"),
    "sight-promise": (
        "« {what} » mesure {got} unités au lieu de {least} ({where})", "montrez moins de choses ou de mots",
    ),
    "sight-close": (
        "« {what} » et « {other} » sont à {got} pixels ({where})", "au moins {least} : montrez moins de choses",
    ),
    "sight-contrast-words": (
        "les mots « {what} » ont un contraste de {got} ({where})", "au moins {least} : changez le décor ou l’image",
    ),
    "sight-contrast-part": (
        "le contour de « {what} » a un contraste de {got} ({where})", "au moins {least} : changez l’image",
    ),
    "sight-states": (
        "« {what} » : l’état « {state} » se voit trop peu en daltonien ({where})", "choisissez une autre image",
    ),
    "calm-flash": ("des éclairs à {at} s : plus de 3 par seconde ({where})", "ralentissez ce qui change"),
    "calm-flash-red": ("des éclairs rouges à {at} s : plus de 3 par s ({where})", "ralentissez ce qui change"),
    "calm-motion": ("« {what} » bouge alors que les mouvements sont coupés", "signalez-le aux auteurs du genre"),
    "play-stuck": (
        "impossible à finir par « {route} » au niveau {level} : {why}", "changez les tailles ou le nombre",
    ),
    "play-given-away": (
        "la réponse est donnée : au niveau {level}, le hasard réussit {share} fois sur 100",
        "ajoutez des réponses ou des essais",
    ),
    "play-given-away-place": (
        "la réponse est donnée : au niveau {level}, la même place réussit {share} fois sur 100",
        "changez la place de la bonne réponse",
    ),
    "play-guidance": ("l’aide {level} ne mène pas au bout", "vérifiez l’indice et ce qui est demandé"),
}  # fmt: skip
