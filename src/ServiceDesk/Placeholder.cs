namespace Steward.ServiceDesk;
