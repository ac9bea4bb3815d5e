namespace Steward.Clients;
