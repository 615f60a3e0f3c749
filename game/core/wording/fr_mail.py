"""French words of the kinds mailbox and feed."""

from __future__ import annotations

MAIL = {
    "mailbox.write": "Nouveau message",
    "mailbox.list": "Les messages reçus",
    "mailbox.back": "Revenir à la liste",
    "mailbox.hear": "Écouter",
    "mailbox.reply": "Répondre",
    "mailbox.reply_all": "Répondre à tous",
    "mailbox.forward": "Transférer",
    "mailbox.junk": "Indésirable",
    "reply.mailbox.other_mail": "Presque\u00a0! Lis encore qui écrit.",
    "reply.mailbox.other_answer": "Presque\u00a0! Lis encore le message.",
    "reply.mailbox.read_first": "Ouvre d’abord le message demandé.",
    "reply.mailbox.trap": "Ce message est un piège. Laisse-le fermé.",
    "reply.mailbox.sent": "Ton message est parti.",
    "reply.mailbox.aside": "Oui. Le message est mis de côté.",
    "reply.mailbox.is_reply": "«\u00a0Répondre\u00a0» écrit à une seule personne.",
    "reply.mailbox.is_reply_all": "«\u00a0Répondre à tous\u00a0» écrit à tout le groupe.",
    "reply.mailbox.is_forward": "«\u00a0Transférer\u00a0» envoie ce message à une autre personne.",
    "reply.mailbox.is_junk": "«\u00a0Indésirable\u00a0» met les messages pièges de côté.",
    "feed.save": "Enregistrer",
    "feed.settings": "Les réglages",
    "reply.feed.other": "Presque\u00a0! Prends le temps de penser.",
    "reply.feed.trap": "C’est un piège. Regarde l’indice.",
    "reply.feed.setting": "Presque\u00a0! Regarde encore ce réglage.",
    "reply.feed.saved": "Tes réglages sont enregistrés.",
}
